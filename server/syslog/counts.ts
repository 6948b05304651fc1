/** What the listeners of this process have seen since it started. */
export interface SyslogCounts {
  /** Lines read from the network. */
  received: number;
  /** Lines that are durable. */
  stored: number;
  /** Lines that no format can read, or whose sender may not use the listener's key. */
  refused: number;
  /** Datagrams that came faster than they could be stored: UDP has no way to say "wait". */
  dropped: number;
  /** Open connections. */
  connections: number;
  /** Connections refused: too many, or of a sender that may not use the key. */
  turnedAway: number;
}

export const noSyslog = (): SyslogCounts => ({
  received: 0,
  stored: 0,
  refused: 0,
  dropped: 0,
  connections: 0,
  turnedAway: 0,
});
