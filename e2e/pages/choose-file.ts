import type { RunningApp } from '../fixtures.ts';

/** Answers the system's next dialogs in place of a person: with a file, or with nothing. */
export const chooseInDialog = ({ app }: RunningApp, file: string | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
  }, file);
