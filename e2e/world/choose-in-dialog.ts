import type { ElectronApplication } from 'playwright';

/** Lets the system's dialogs for files answer with this path, or with nothing: nobody can press their buttons in a test. */
export const chooseInDialog = (app: ElectronApplication, file: string | null): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    const canceled = path === null;
    dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: path ?? '' });
    dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths: path === null ? [] : [path] });
  }, file);
