/** Who does something, and in which act: an update or a form. The same act once more changes nothing. */
export interface Acting {
  /** Telegram user id. */
  readonly who: number;
  readonly act: string;
}
