import type { ElectronApplication } from 'playwright';

/** Lets the system's dialogs for files answer with this path: nobody can press their buttons in a test. */
export const chooseInDialog = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
