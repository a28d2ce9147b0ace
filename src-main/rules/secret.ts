import { inspect } from 'node:util';

/**
 * A text that must not be seen: prints as `[secret]` in templates, JSON, `inspect` and structured clones.
 * Only the transport, the mirror-URL builder and the vault may call `reveal`; `scripts/check` holds the list.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
