/** SHA-256 of a text as UTF-8, in base64url. Rules may not import Node's; the caller brings it. */
export type Digest = (text: string) => string;

/** HMAC-SHA-256 of a text under this installation's origin key, in hex. */
export type Sign = (text: string) => string;
