import type { Failure } from '../../src-preload/contract/failures.ts';
import { counted, listed } from './plural.ts';
import { NONE, RETRY, toScreen, type Words } from './words.ts';

type Conflict = Extract<Failure, { code: 'conflict' }>;

const stays = (title: string, body: string): Words => ({ title, body, wayOut: NONE });

const holders = ({ pairs = 0, mirrors = 0 }: Conflict): string =>
  listed([...(pairs > 0 ? [counted(pairs, 'pair')] : []), ...(mirrors > 0 ? [counted(mirrors, 'mirror')] : [])]) || 'something else';

/** Words for what stands in the way of a change. */
export const conflictWords = (failure: Conflict): Words => {
  const named = failure.name === undefined ? '' : ` “${failure.name}”`;
  switch (failure.reason) {
    case 'cancelled':
      return stays('Cancelled', 'It was stopped before anything was changed.');
    case 'same_instance':
      return stays('Source and target are the same instance', 'A pair joins two different instances. Choose another source or target.');
    case 'in_use':
      return stays('Still in use', `${holders(failure)} would go with it. Decide whether to remove them on GitLab or only forget them here.`);
    case 'fixed_once_used':
      return stays('Fixed while mirrors use it', `Instances and direction of a pair cannot change while it has ${counted(failure.mirrors ?? 0, 'mirror')}. Create another pair instead.`);
    case 'mirror_exists':
      return { title: 'This mirror exists', body: `The pair has a mirror between these two projects${named}.`, wayOut: toScreen('mirrors', 'Open the mirrors') };
    case 'pull_mirror_exists':
      return stays('The target is a pull mirror', `The project${named} already pulls from elsewhere, and GitLab allows one pull mirror per project. Remove that one on GitLab, or choose another target.`);
    case 'push_mirror_exists':
      return stays('A push mirror exists', `The project${named} already pushes to this target. Remove that mirror on GitLab, or choose another target.`);
    case 'too_many_push_mirrors':
      return stays('No push mirror left', `GitLab allows 10 enabled push mirrors per project, and${named || ' the source'} has them all. Remove or disable one on GitLab.`);
    case 'same_project':
      return stays('Source and target are the same project', 'Choose two different projects.');
    case 'being_changed':
      return { title: 'Another change runs on it', body: 'Wait until that change is done, then try again.', wayOut: RETRY };
    case 'already_set_up':
      return stays('The vault is set up', 'It was set up before, and is kept as it is.');
    case 'origin_taken':
      return { title: 'This server is registered', body: `The address belongs to the instance${named}. One server is one instance.`, wayOut: toScreen('instances', 'Open the instances') };
    case 'object_format':
      return stays('The repositories cannot be mirrored', 'One repository uses SHA-1 objects and the other SHA-256. Git cannot copy between them; create the target anew with the source’s format.');
    case 'data_folder_in_use':
      return stays('The data folder is in use', 'Another process works on it. Close that one, or choose another data folder.');
    case 'empty_source':
      return stays('The source is empty', `The project${named} has no branch yet. The mirror begins to copy with the first push.`);
    case 'target_not_empty':
      return stays('The target is not empty', `The project${named} has branches or tags of its own. What differs from the source is overwritten, or stops the mirror.`);
    case 'protected_branches':
      return stays('The target protects branches', 'The mirror’s user may not push to them. Allow it on the target, or leave protected branches out.');
    case 'clean_ups_open':
      return { title: 'A clean-up is still open', body: 'What an earlier change left on GitLab is being removed. Wait for that job, then try again.', wayOut: toScreen('jobs', 'Open the jobs') };
    case 'project_replaced':
      return stays('The path belongs to another project', `The project${named} that was mirrored is gone, and another one has its path. Remove the mirror, and create one for the new project if that is what you want.`);
    case 'mirror_gone':
      return stays('GitLab no longer has the mirror', `It was removed on GitLab itself${named}. Remove it here as well, or create it anew.`);
    case 'mirror_disabled':
      return stays('The mirror is disabled', 'GitLab runs only enabled mirrors. Enable it first.');
    case 'not_possible_now':
      return stays('Not possible in this state', 'What runs or has ended cannot be changed this way any more. Look at its state again.');
    case 'plan_is_old':
      return stays('The plan no longer fits', 'Something in it changed after the plan was made. Make the plan anew and review it.');
    case 'word_missing':
      return stays('The word is missing', 'This touches many mirrors or deletes something, so it is done only with the word typed out.');
    case 'being_rotated':
      return { title: 'Its credential is being rotated', body: 'Wait until that job is done, then try again.', wayOut: toScreen('jobs', 'Open the jobs') };
    case 'rotation_not_proven':
      return stays('The new credential has not worked yet', 'The mirror did not run with it in time, so the former credential was kept.');
    case 'issue_sync_off':
      return stays('Issue sync is off', `Issues${failure.name === undefined ? '' : ` of${named}`} are copied only while it is switched on, for the mirror or for its pair.`);
    case 'issue_sync_reverse_runs':
      return { title: 'The other direction runs', body: 'Issues between the same two projects are copied in one direction at a time. Wait until that run is done, then try again.', wayOut: toScreen('jobs', 'Open the jobs') };
    case 'issue_sync_reverse_paused':
      return { title: 'A paused run holds the issues', body: `Issues between the same two projects are copied in one direction at a time, and a run${named} is paused. Let it go on or cancel it, then try again.`, wayOut: toScreen('jobs', 'Open the jobs') };
    case 'nothing_to_put_back':
      return stays('Nothing to put back', 'It was put back before, or the run replaced nothing on this issue.');
    case 'claim_here':
      return stays('A claim stands here', `The instance${named || ' or the configuration'} has the label that says which machine writes. Switch the claim off first, then try again.`);
    case 'claim_taken':
      return { title: 'Another machine was faster', body: 'It took the claim at the same moment, or has just renewed it. Look who has it, then decide again.', wayOut: RETRY };
    case 'claim_in_the_way':
      return stays('This machine has a claim of its own', 'The file has another one, and replacing would leave the label of this one behind on GitLab. Switch the claim off first, then restore.');
    case 'credential_source':
      return stays('The pair uses another credential', `The mirrors of the pair${named} do not log in this way. Choose the credential in the pair.`);
    case 'target_used_twice':
      return stays('The target is used twice', `Another mirror writes to the project${named}. Two sources in one target overwrite each other; choose another target.`);
  }
};
