/** One example a line, without marks of a list, quotation marks around it, empty lines and repetitions. */
export function readLines(text: string): readonly string[] {
  const lines = text.split('\n').map((line) =>
    line
      .trim()
      .replace(/^([-*•]|\d+[.)])\s+/, '')
      .replace(/^["“](.*)["”],?$/, '$1')
      .trim(),
  );
  return [...new Set(lines.filter((line) => line !== ''))];
}
