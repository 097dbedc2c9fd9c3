/** A text as an SQL literal, for the few statements that take no parameters (roles). */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
