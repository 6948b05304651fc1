/** Whether a click on a row means the row: not what stands in it with an effect of its own, nor text being selected. */
export const isRowClick = ({ target }: MouseEvent): boolean =>
  getSelection()?.toString() === '' && !(target as Element).closest('a, button, input, label');
