/** Wakes who waits for something to happen, or at the latest after some time. */
export interface Bell {
  ring(): void;
  heard(within: number): Promise<void>;
}

export function createBell(): Bell {
  let wake: (() => void) | undefined;
  let isRung = false;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async heard(within) {
      if (!isRung) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, within);
        });
        clearTimeout(timer);
      }
      wake = undefined;
      isRung = false;
    },
  };
}
