export { economyScenes } from './economy-scenes.ts';
export { emptyScenes } from './empty-scenes.ts';
export { governScenes } from './govern-scenes.ts';
export { operateScenes } from './operate-scenes.ts';
export { openScene, type Scene, type SceneIds } from './scene.ts';
