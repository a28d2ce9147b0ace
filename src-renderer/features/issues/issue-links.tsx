import type { IssueProblem } from '../../../src-preload/contract/models/issue-sync.ts';
import { ExternalLink } from '../../ui/external-link.tsx';
import styles from './issues.module.css';

/** The issue and its copy on their servers. */
export const IssueLinks = ({ issue: { sourceIid, sourceUrl, targetIid, targetUrl } }: { issue: Pick<IssueProblem, 'sourceIid' | 'sourceUrl' | 'targetIid' | 'targetUrl'> }) => (
  <p className={styles['links']}>
    <ExternalLink href={sourceUrl}>#{sourceIid} on the source</ExternalLink>
    {targetUrl === null ? null : <ExternalLink href={targetUrl}>{targetIid === null ? 'On the target' : `#${targetIid} on the target`}</ExternalLink>}
  </p>
);
