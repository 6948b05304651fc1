const TECHNIQUE = /^T\d{4}(?:\.\d{3})?$/;

/** Where MITRE ATT&CK describes a technique. */
export const techniqueAddress = (id: string): string | undefined =>
  TECHNIQUE.test(id) ? `https://attack.mitre.org/techniques/${id.replace('.', '/')}/` : undefined;
