import { Button } from '@mantine/core';
import { useState } from 'react';
import { ReportDialog } from './report-dialog.tsx';

/** Asks what a report is to be about, then writes it. */
export const ReportButton = () => {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>Write report</Button>
      {asking ? <ReportDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
};
