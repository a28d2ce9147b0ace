import type { Page } from 'playwright';

type Span = '30 days' | '90 days' | 'A year';

const locators = (page: Page) => {
  const calendar = page.getByRole('region', { name: 'Calendar' });
  const dialog = page.getByRole('dialog', { name: 'Rotate this mirror’s credential?' });
  return {
    calendar,
    total: (words: string) => page.getByRole('status').filter({ hasText: words }),
    span: (span: Span) => page.getByRole('group', { name: 'Within' }).getByRole('button', { name: span, exact: true }),
    months: calendar.getByRole('heading', { level: 2 }),
    credentials: calendar.getByText('Project access token', { exact: true }),
    rotate: (subject: string) => calendar.getByRole('button', { name: `Rotate ${subject}`, exact: true }),
    dialog,
    confirm: dialog.getByRole('button', { name: 'Rotate credential' }),
    nothing: page.getByText('Nothing ends in this time.'),
  };
};

/** The calendar of everything that ends. */
export const expiriesPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    within: (span: Span): Promise<void> => at.span(span).press('Enter'),
    async rotate(subject: string): Promise<void> {
      await at.rotate(subject).press('Enter');
      await at.confirm.press('Enter');
    },
  };
};
