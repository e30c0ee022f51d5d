export { liveSince } from './live-since.ts';
export { namedAssignment, type TaskAssignment } from './named-assignment.ts';
export { newTask, openTasksMax, type TaskOrigin, type TaskRequest } from './new-task.ts';
