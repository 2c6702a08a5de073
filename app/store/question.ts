/** A query string, or nothing. Commas, slashes and colons are legal in one, and make it readable. */
export function questionOf(parameters: URLSearchParams): string {
  const text = parameters.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
  return text && `?${text}`;
}
