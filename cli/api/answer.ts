/** A request the server will not take however often it is sent. */
export class Rejected extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What a problem document says, or the bare status where there is none. */
export async function reasonOf(answer: Response): Promise<string> {
  const text = await answer.text().catch(() => '');
  try {
    const problem = JSON.parse(text) as { title?: unknown; detail?: unknown; message?: unknown };
    const said = [problem.title, problem.detail ?? problem.message].filter(
      (part) => typeof part === 'string',
    );
    if (said.length > 0) return `${answer.status} ${said.join(': ')}`;
  } catch {
    // A proxy in between answers in HTML; its status says enough.
  }
  return `${answer.status} ${answer.statusText}`.trim();
}
