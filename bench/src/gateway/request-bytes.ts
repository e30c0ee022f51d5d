import { requestNumberMark, type LoadJob } from './load-job.ts';

/**
 * The bytes of a job's request, and a way to write a new number into them: no two requests are equal, so that neither a cache nor a
 * loop detector on the way turns the bench into something else.
 */
export class RequestBytes {
  readonly bytes: Buffer;
  readonly #markOffset: number;

  constructor(job: LoadJob) {
    const headers = Object.entries({
      host: `127.0.0.1:${job.target.port}`,
      'content-type': 'application/json',
      ...job.target.headers,
    });
    const length = Buffer.byteLength(job.body);
    const head = [
      `POST ${job.target.path} HTTP/1.1`,
      ...headers.map(([name, value]) => `${name}: ${value}`),
      `content-length: ${length}`,
    ];
    this.bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${job.body}`);
    this.#markOffset = this.bytes.indexOf(requestNumberMark);
  }

  setNumber(number: number): void {
    if (this.#markOffset >= 0) {
      this.bytes.write(String(number).padStart(requestNumberMark.length, '0'), this.#markOffset, 'latin1');
    }
  }
}
