// <c-confirm><button>Freeze ...</button><dialog>... <button>Freeze and send 57 notices</button> <button data-close>Back</button></dialog></c-confirm>
// The first button opens the dialog; the one inside submits the form. Without script the first button submits.
import { define } from "./define";

class Confirm extends HTMLElement {
  connectedCallback(): void {
    const dialog = this.querySelector("dialog");
    const opener = this.querySelector<HTMLButtonElement>(":scope > button");
    if (!dialog || !opener) return;
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", (event) => {
      if (opener.form && !opener.form.reportValidity()) return;
      event.preventDefault();
      dialog.showModal();
    });
    dialog.addEventListener("click", (event) => {
      const pressed = event.target instanceof Element ? event.target : null;
      if (pressed === dialog || pressed?.closest("[data-close]")) dialog.close();
    });
  }
}

define("c-confirm", Confirm);
