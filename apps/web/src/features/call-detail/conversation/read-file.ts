import type { FilePart } from './message.ts';
import { recordOf, textOf, type JsonRecord } from './read-value.ts';

const dataAddress = /^data:([^;,]*)(?:;[^,]*)?,/;

/** Bytes that a base64 text stands for. */
export function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.max(0, Math.floor((text.length * 3) / 4) - padding);
}

/** A picture or file by its address: inside the address itself, or elsewhere. */
export function fileAt(what: string, address: string | undefined, name: string | null = null): FilePart {
  const match = address === undefined ? null : dataAddress.exec(address);
  if (address === undefined || match === null) {
    return { kind: 'file', what, type: name, bytes: null, address: address ?? null };
  }
  const bytes = base64Bytes(address.slice(match[0].length));
  return { kind: 'file', what, type: name ?? (match[1] === '' ? null : (match[1] ?? null)), bytes, address: null };
}

/** A picture of the Messages protocol: `source` has a type of its own. */
export function fileOfSource(what: string, source: unknown): FilePart {
  const { type, media_type: mediaType, data, url, file_id: fileId } = recordOf(source);
  const named = textOf(mediaType) ?? null;
  if (type === 'base64') {
    return { kind: 'file', what, type: named, bytes: base64Bytes(textOf(data) ?? ''), address: null };
  }
  if (type === 'text') return { kind: 'file', what, type: named, bytes: (textOf(data) ?? '').length, address: null };
  return { kind: 'file', what, type: named, bytes: null, address: textOf(url) ?? textOf(fileId) ?? null };
}

/** Audio and documents inside of a Chat Completions or Responses message. */
export function fileInside(what: string, holder: JsonRecord): FilePart {
  const data = textOf(holder['file_data']) ?? textOf(holder['data']);
  const name = textOf(holder['filename']) ?? textOf(holder['format']) ?? null;
  if (data === undefined) {
    const address = textOf(holder['file_url']) ?? textOf(holder['file_id']) ?? null;
    return { kind: 'file', what, type: name, bytes: null, address };
  }
  if (data.startsWith('data:')) return fileAt(what, data, name);
  return { kind: 'file', what, type: name, bytes: base64Bytes(data), address: null };
}
