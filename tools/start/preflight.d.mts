// Types of preflight.mjs, which must stay plain JavaScript.
export interface Machine {
  node: string;
  userAgent: string;
  platform: string;
  arch: string;
  installed: boolean;
  pinned: boolean;
  musl: boolean;
}
export function judge(machine: Machine): { stop?: string; warn?: string };
