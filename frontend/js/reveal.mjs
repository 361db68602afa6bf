// Shows what belongs to a radio only while that radio is chosen. GOV.UK Frontend's own way marks the radio with
// aria-expanded, which a radio may not carry.
function update() {
  for (const radio of document.querySelectorAll("[data-heed-reveals]")) {
    const target = document.getElementById(radio.dataset.heedReveals);
    target?.classList.toggle("govuk-radios__conditional--hidden", !radio.checked);
  }
}

export function revealChosen() {
  document.addEventListener("change", update);
  window.addEventListener("pageshow", update); // a page come back to by the Back button has its answers again
  update();
}
