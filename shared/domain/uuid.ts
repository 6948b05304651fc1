/** How Postgres writes an id of ours, and nothing else: another spelling of one was never given out. */
export const uuidPattern = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

const UUID = new RegExp(uuidPattern);

/** Whether a text may be looked up as an id: Postgres refuses the whole statement for one that may not. */
export const isUuid = (text: string): boolean => UUID.test(text);
