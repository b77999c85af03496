<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "sallyport-commons.ftl" as commons>
<@layout.registrationLayout; section>
<!-- template: backup-code-low.ftl -->

  <#if section = "header">
    ${msg("sallyport.backup-code.low.title")}
  <#elseif section = "form">
    <p id="sallyport-backup-code-left" class="pf-v5-u-mb-md">
      <strong>${msg("sallyport.backup-code.left", backupCode.left)}</strong> ${msg("sallyport.backup-code.low.text")}
    </p>
    <form id="sallyport-backup-code-low-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-backup-code-renew" label="sallyport.backup-code.low.renew" name="action" value="renew" />
        <@buttons.button id="sallyport-backup-code-continue" label="sallyport.backup-code.low.continue" type="secondary" name="action" value="continue" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
