export type Finding = {
  readonly grade: 'good' | 'warning' | 'fault';
  readonly what: string;
  readonly remedy?: string;
};

/** A check that cannot even look is itself a fault. */
export const findings = async (
  what: string,
  remedy: string,
  look: () => Promise<Finding[]>,
): Promise<Finding[]> => {
  try {
    return await look();
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    return [{ grade: 'fault', what: `${what}: ${reason}`, remedy }];
  }
};
