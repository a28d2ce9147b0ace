import type { Access } from './access.ts';
import { createFormerOriginRepo } from './former-origin-repo.ts';
import { createIssueLinkRepo } from './issue-link-repo.ts';
import { createIssueProblemRepo } from './issue-problem-repo.ts';
import { createIssueRunRepo } from './issue-run-repo.ts';
import type { IssueStore } from './issue-store.ts';
import { createIssueSyncRepo } from './issue-sync-repo.ts';
import { createNoteLinkRepo } from './note-link-repo.ts';
import { createSyncRuleRepo } from './sync-rule-repo.ts';
import { createUploadLinkRepo } from './upload-link-repo.ts';

/** The repositories of issue sync. */
export const createIssueStore = (access: Access): IssueStore => ({
  issueSyncs: createIssueSyncRepo(access),
  issueLinks: createIssueLinkRepo(access),
  noteLinks: createNoteLinkRepo(access),
  uploadLinks: createUploadLinkRepo(access),
  issueProblems: createIssueProblemRepo(access),
  issueRuns: createIssueRunRepo(access),
  syncRules: createSyncRuleRepo(access),
  formerOrigins: createFormerOriginRepo(access),
});
