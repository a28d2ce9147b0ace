/** Mirrors in one exported file, as the web application has it. */
export const FILE_MIRRORS = 5000;

/** Bytes of a file of text that is read or written here. */
export const TEXT_FILE_BYTES = 8 * 1024 * 1024;
