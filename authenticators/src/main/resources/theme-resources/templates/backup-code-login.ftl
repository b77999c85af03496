<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "sallyport-commons.ftl" as commons>
<#import "sallyport-other-ways.ftl" as ways>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code'); section>
<!-- template: backup-code-login.ftl -->

  <#if section = "header">
    ${msg("sallyport.backup-code.login.title")}
  <#elseif section = "form">
    <p class="pf-v5-u-mb-md">${msg("sallyport.backup-code.login.text")}</p>
    <#if backupCode.low>
      <@commons.notice type="warning" id="sallyport-backup-code-left">
        ${msg("sallyport.backup-code.left", backupCode.left)} ${msg("sallyport.backup-code.login.low")}
      </@commons.notice>
    <#else>
      <p id="sallyport-backup-code-left" class="pf-v5-u-mb-md">${msg("sallyport.backup-code.left", backupCode.left)}</p>
    </#if>
    <form id="sallyport-backup-code-login-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <#-- No "one-time-code" here: it would bring up a keypad of digits, and these codes have letters. -->
      <@field.input name="code" label=msg("sallyport.backup-code.label") autofocus=true />
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-backup-code-login" label="doContinue" />
      </@buttons.actionGroup>
    </form>
    <@ways.otherWays self="sallyport-backup-code" />
  </#if>
</@layout.registrationLayout>
