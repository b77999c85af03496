<#import "template.ftl" as layout>
<#import "sallyport-commons.ftl" as commons>
<#macro tool id icon label>
  <button id="${id}" type="button" class="${properties.kcButtonLinkClass!}">
    <i class="fas ${icon}" aria-hidden="true"></i> ${msg(label)}
  </button>
</#macro>
<@layout.registrationLayout; section>
<!-- template: backup-code-setup.ftl -->

  <#if section = "header">
    ${msg("sallyport.backup-code.setup.title")}
  <#elseif section = "form">
    <@commons.style name="backup-codes" />
    <script type="module" src="${url.resourcesPath}/js/sallyport-backup-codes.js"></script>
    <@commons.notice type="warning" id="sallyport-backup-codes-notice">${msg("sallyport.backup-code.setup.onlyNow")}</@commons.notice>
    <p>${msg("sallyport.backup-code.setup.text")}</p>
    <p id="sallyport-backup-codes-account" class="pf-v5-u-mt-md">${msg("sallyport.backup-code.setup.account", backupCodes.account)}</p>
    <ol id="sallyport-backup-codes">
      <#list backupCodes.codes as code>
        <li><code>${code}</code></li>
      </#list>
    </ol>
    <#-- The script shows these; without it the codes are written down or printed with the browser. -->
    <div id="sallyport-backup-codes-tools" class="pf-v5-u-mb-md" hidden
         data-file-name="${backupCodes.fileName}"
         data-copied="${msg("sallyport.backup-code.setup.copied")}"
         data-not-copied="${msg("sallyport.backup-code.setup.notCopied")}">
      <@tool id="sallyport-backup-codes-copy" icon="fa-copy" label="sallyport.backup-code.setup.copy" />
      <@tool id="sallyport-backup-codes-download" icon="fa-download" label="sallyport.backup-code.setup.download" />
      <@tool id="sallyport-backup-codes-print" icon="fa-print" label="sallyport.backup-code.setup.print" />
      <p id="sallyport-backup-codes-status" role="status"></p>
    </div>
    <form id="sallyport-backup-codes-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@commons.saveOrCancel id="sallyport-backup-codes-saved" label="sallyport.backup-code.setup.saved" />
    </form>
  </#if>
</@layout.registrationLayout>
