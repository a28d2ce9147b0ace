import { Button } from '@mantine/core';
import { useState } from 'react';
import { ReportDialog } from './report-dialog.tsx';

/** Asks what a report is to be about, then writes it. */
export const ReportButton = () => {
  const [asking, setAsking] = useState(false);
  const [written, setWritten] = useState('');
  const done = (words: string) => {
    setWritten(words);
    setAsking(false);
  };
  return (
    <>
      <span role="status">{written} </span>
      <Button variant="default" onClick={() => setAsking(true)}>Write report</Button>
      {asking ? <ReportDialog onDone={done} onClose={() => setAsking(false)} /> : null}
    </>
  );
};
