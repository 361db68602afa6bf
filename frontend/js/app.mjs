import { initAll } from "./govuk-frontend.mjs";
import { revealChosen } from "./reveal.mjs";

initAll();
revealChosen();
