/** Where a key leads from row `at` of `total`; null where the key is not the grid's. `page` is a screen of rows. */
export const rowAfterKey = (key: string, at: number, total: number, page: number): number | null => {
  const target = ((): number | null => {
    switch (key) {
      case 'ArrowDown':
        return at + 1;
      case 'ArrowUp':
        return at - 1;
      case 'PageDown':
        return at + page;
      case 'PageUp':
        return at - page;
      case 'Home':
        return 0;
      case 'End':
        return total - 1;
      default:
        return null;
    }
  })();
  return target === null || total === 0 ? null : Math.min(total - 1, Math.max(0, target));
};
