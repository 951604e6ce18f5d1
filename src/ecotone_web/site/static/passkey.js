// Passkeys: asks the device, and posts what it says. The buttons stay hidden where a browser knows no passkeys.
"use strict";

const form = document.querySelector("form[data-passkey]");
const button = document.querySelector('button[form="passkey"], form[data-passkey] button');

async function askDevice() {
  const way = form.dataset.passkey;
  if (way === "login") {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return window.webauthnJSON.get((await answer.json()).request_options);
  }
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  if (way === "again") return window.webauthnJSON.get(options.request_options);
  const wanted = options.creation_options;
  Object.assign(wanted.publicKey.authenticatorSelection, {
    residentKey: "required", requireResidentKey: true, userVerification: "required",
  });
  return window.webauthnJSON.create(wanted);
}

function sayRefused() {
  const said = document.querySelector("#refused") || document.createElement("div");
  said.id = "refused";
  said.className = "error";
  said.setAttribute("role", "alert");
  said.replaceChildren(Object.assign(document.createElement("p"), { textContent: form.dataset.refused }));
  document.querySelector("main").prepend(said);
}

if (form && button && window.PublicKeyCredential && window.webauthnJSON) {
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify(await askDevice());
      form.submit();
    } catch {
      sayRefused();
    }
  });
}
