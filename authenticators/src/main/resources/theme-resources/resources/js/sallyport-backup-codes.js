// Shows the copy, download and print buttons of backup-code-setup.ftl. The page is complete without them.
const byId = (name) => document.getElementById(`sallyport-backup-codes${name}`);

const tools = byId("-tools");
const status = byId("-status");
const codes = [...byId("").querySelectorAll("code")].map((code) => code.textContent.trim());

async function copy() {
  status.textContent = "";
  try {
    await navigator.clipboard.writeText(codes.join("\n"));
    status.textContent = tools.dataset.copied;
  } catch {
    status.textContent = tools.dataset.notCopied;
  }
}

function download() {
  const account = byId("-account").textContent.trim();
  const text = [account, "", ...codes, ""].join("\r\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = tools.dataset.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

byId("-copy").addEventListener("click", copy);
byId("-download").addEventListener("click", download);
byId("-print").addEventListener("click", () => window.print());

// Browsers offer the clipboard on https and localhost only.
byId("-copy").hidden = !navigator.clipboard;
tools.hidden = false;
