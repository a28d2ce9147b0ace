/** GitLab's access levels (contract A.2). */
export const GUEST = 10;
export const PLANNER = 15;
export const REPORTER = 20;
export const DEVELOPER = 30;
export const MAINTAINER = 40;
export const OWNER = 50;

export const ACCESS_LEVELS = [10, 15, 20, 25, 30, 40, 50];
