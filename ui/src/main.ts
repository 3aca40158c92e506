import './violations';
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/rows.css';
import App from './App.svelte';
import { useHost } from './api/host';
import { tauriHost } from './api/host.tauri';
import { restoreZoom } from './frame/zoom.svelte';

useHost(tauriHost);
restoreZoom();
const target = document.getElementById('app');
if (target) mount(App, { target });
