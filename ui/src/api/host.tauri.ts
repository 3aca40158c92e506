/** The window: the only file that knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Done, Progress } from './generated';
import type { Host } from './host';

export const tauriHost: Host = {
  query: (name, request) => invoke('query', { name, request }),
  act: (name, request) => invoke<Done>('act', { name, request }),
  progress: () => invoke<Progress | null>('signal', { name: 'progress' }),
  cancel: () => invoke('signal', { name: 'cancel' }),
  opened: () => invoke<string[]>('signal', { name: 'opened' }),
  zoom: (factor) => invoke('signal', { name: 'zoom', factor }),
  ready: () => invoke('signal', { name: 'ready' }),
  pickOpen: (ask) => invoke<string[]>('pick_open', ask),
  pickSave: (ask) => invoke<string | null>('pick_save', ask),
  show: (path) => invoke('open_file', { path }),
  reveal: (path) => invoke('reveal', { path }),
  listen(event, heard) {
    void listen(event, ({ payload }) => {
      heard(payload as never);
    });
  },
};
