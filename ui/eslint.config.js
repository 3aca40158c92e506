import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

/** What each layer may not reach: screens → grid, chart, map, kit → api. */
const layers = {
  api: ['**/kit/**', '**/kit', '**/grid/**', '**/frame/**', '**/screens/**'],
  kit: ['**/grid/**', '**/frame/**', '**/screens/**', '**/routes.svelte'],
  grid: ['**/frame/**', '**/screens/**'],
};

const tauri = {
  regex: '^@tauri-apps/',
  message: 'Only api/host.tauri.ts talks to the window.',
};
const bits = { regex: '^bits-ui', message: 'Only kit/ uses Bits UI.' };

const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const layer = (name) => ({ group: layers[name], message: `${name}/ must not reach up.` });

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/api/generated.ts'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
  },
  {
    rules: {
      'no-undef': 'off', // TypeScript knows better.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // Plain maps and sets are meant where nothing on the screen reads them.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'alert', message: 'It does nothing on macOS: use kit/Dialog.' },
        { name: 'confirm', message: 'It does nothing on macOS: use kit/Dialog.' },
        { name: 'prompt', message: 'It does nothing on macOS: use kit/Dialog.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'navigator', property: 'language', message: 'It may be “C”: use LOCALE of api/words.ts.' },
        { object: 'navigator', property: 'languages', message: 'It may be “C”: use LOCALE of api/words.ts.' },
        { object: 'window', property: 'alert' },
        { object: 'window', property: 'confirm' },
        { object: 'window', property: 'prompt' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'SvelteAttribute[key.name="style"]', message: 'The policy blocks it: use a class or style:.' },
        {
          selector: 'SvelteAttribute[key.name="type"] > SvelteLiteral[value=/^(date|datetime-local|time)$/]',
          message: 'Its order of day and month follows the machine: use a text field.',
        },
      ],
      ...imports(tauri, bits),
    },
  },
  { files: ['src/api/**'], rules: imports(tauri, bits, layer('api')) },
  { files: ['src/api/host.tauri.ts'], rules: imports(bits, layer('api')) },
  { files: ['src/kit/**'], rules: imports(tauri, layer('kit')) },
  { files: ['src/grid/**'], rules: imports(tauri, bits, layer('grid')) },
);
