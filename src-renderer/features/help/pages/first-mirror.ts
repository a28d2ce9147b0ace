import { code, type HelpPage, named, p, page, say, section, steps, terms, to } from '../help-page.ts';

export const FIRST_MIRROR: HelpPage = {
  topic: 'first-mirror',
  words: ['start', 'begin', 'set up', 'getting started', 'push', 'pull', 'direction'],
  sections: [
    section('needed', 'What you need',
      p`Two GitLab servers, a project on the source, and on the target an empty project for it. On each server an access token with scope ${code('api')}: ${page({ topic: 'servers', section: 'token' }, 'which token')} and ${page({ topic: 'servers', section: 'role' }, 'which role')} say more.`,
    ),
    section('steps', 'Step by step',
      steps(
        say`${to('instances', 'Add an instance', { id: 'new' })} for each server. ${named('Test connection')} shows version, tier, the token’s owner and its scopes before anything is saved.`,
        say`${to('pairs', 'Make a pair', { id: 'new' })}: which instance is the source, which the target, and in which direction GitLab works.`,
        say`${to('mirrors', 'Make a mirror', { id: 'new' })}: choose both projects and press ${named('Check')}. Rights, existing mirrors, protected branches and more are looked at on both sides; nothing is changed yet.`,
        say`Press ${named('Create mirror')}. A credential is made on the one side, the mirror on the other; it runs once, and both sides are compared. If a step fails, what was done is taken back.`,
      ),
    ),
    section('pair', 'Push, pull, and what a pair holds',
      terms(
        ['Push', say`GitLab on the source sends to the target. It works with every edition of GitLab.`],
        ['Pull', say`GitLab on the target fetches from the source. It needs Premium or Ultimate on the target.`],
        ['Branches', say`All, only protected ones, or those whose name matches an expression (Premium or Ultimate where the mirror is). What is not mirrored is not compared either. Tags are mirrored in every case.`],
        ['Overwrite diverged branches', say`Where a branch of the target has commits that the source lacks, the source replaces it and those commits are lost. Without it GitLab leaves such a branch alone, and the mirror shows Diverged.`],
        ['Trigger pipelines', say`Pull mirrors only: GitLab starts pipelines on the target for what a pull brought.`],
        ['Credential', say`What the mirrors log in with: ${page({ topic: 'credentials', section: 'kinds' }, 'the kinds')}.`],
      ),
      p`A mirror inherits these from its pair and may override each of them. Instances and direction are fixed as soon as the pair has mirrors.`,
    ),
    section('then', 'What happens from then on',
      p`GitLab runs the mirror when something is pushed. Here its status is asked for in the background, both sides are compared once a day, and its credential is renewed before it ends. ${page({ topic: 'green' })} says how to read what you see.`,
    ),
  ],
};
