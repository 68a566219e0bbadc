/** The data of the button that calls for help, on whatever screen it stands. */
export const EMERGENCY_PRESS = "sos";

/** /darurat, its English alias, or the button: answered at once, before everything else. */
export function isCallForHelp(text: string): boolean {
  return text === EMERGENCY_PRESS || /^\/(darurat|emergency)(@\w+)?(\s|$)/i.test(text);
}
