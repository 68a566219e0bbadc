import type { CallNotices } from "../domain/call-notices.ts";
import type { CheckInNotices } from "../domain/check-in-notices.ts";
import type { Notices } from "../domain/notices.ts";
import type { TaskNotices } from "../domain/task-notices.ts";

type Telling = Pick<Notices, "remind" | "refusedTwice">;

/**
 * The same notices, for what has failed often: whom Telegram still refuses with a 400 is out of reach, in whatever words it
 * says so, and somebody else is to hear of it. Anything else goes on being tried.
 */
export function believing(notices: Telling): Telling {
  return {
    remind: (...told) => notices.remind(...told).catch(asOutOfReach),
    refusedTwice: (...told) => notices.refusedTwice(...told).catch(asOutOfReach),
  };
}

export function believingCalls(notices: CallNotices): CallNotices {
  return {
    calls: (...told) => notices.calls(...told).catch(asOutOfReach),
    callTold: (...told) => notices.callTold(...told).catch(asOutOfReach),
  };
}

export function believingCheckIns(notices: CheckInNotices): CheckInNotices {
  return {
    askCheckIn: (...told) => notices.askCheckIn(...told).catch(asOutOfReach),
    noNews: (...told) => notices.noNews(...told).catch(asOutOfReach),
    gotWorse: (...told) => notices.gotWorse(...told).catch(asOutOfReach),
  };
}

export function believingTasks(notices: TaskNotices): TaskNotices {
  return { askOfTasks: (...told) => notices.askOfTasks(...told).catch(asOutOfReach) };
}

function asOutOfReach(error: unknown): false {
  if ((error as { error_code?: number }).error_code !== 400) throw error;
  return false;
}
