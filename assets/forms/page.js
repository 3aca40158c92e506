// The form's page: gathers what differs from what we hold, and saves it as a small file. It asks nothing of the network.
(() => {
  const form = document.querySelector('form');
  const said = document.querySelector('#said');
  const fields = [...form.querySelectorAll('[data-key]')];
  const ticks = [...form.querySelectorAll('[data-block]')];
  // Who fills this in, and what they agree to, is said even where all else is as we hold it.
  const ofTheReplier = (field) => /^(replier|consent)\b/.test(field.dataset.key);

  const valueOf = (field) => {
    const boxes = [...field.querySelectorAll('input[type=checkbox]')];
    if (boxes.length > 0) {
      return boxes.filter((box) => box.checked).map((box) => box.value).join(';');
    }
    return field.querySelector('input, select').value.trim();
  };
  const differs = (field) => valueOf(field) !== field.dataset.held;
  const isTicked = (field) => field.closest('fieldset[disabled]') !== null;

  const save = (allUnchanged) => {
    const given = fields.filter((field) => differs(field) && !isTicked(field) && (!allUnchanged || ofTheReplier(field)));
    const unchanged = ticks.filter((tick) => tick.checked).map((tick) => tick.dataset.block);
    if (!allUnchanged && given.length === 0 && unchanged.length === 0) {
      said.textContent =
        'Nothing is changed yet. If all of it is right, choose “All of it is right”. Else write over what is wrong first.';
      said.focus();
      return;
    }
    const { check, urn, school, file } = form.dataset;
    const answers = {
      form: 'partnership-desk',
      version: 1,
      check,
      urn: urn === '' ? null : Number(urn),
      school,
      answers: Object.fromEntries(given.map((field) => [field.dataset.key, valueOf(field)])),
      unchanged,
      allUnchanged,
    };
    const address = URL.createObjectURL(new Blob([JSON.stringify(answers, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    said.textContent = `Saved as ${file}, in your downloads as a rule. Attach this file to your answer to our e-mail. Nothing was sent yet.`;
    said.focus();
  };

  for (const tick of ticks) {
    tick.addEventListener('change', () => {
      tick.closest('fieldset').querySelector('fieldset').disabled = tick.checked;
    });
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save(false);
  });
  document.querySelector('#right').addEventListener('click', () => save(true));
  document.querySelector('#print').addEventListener('click', () => window.print());
})();
