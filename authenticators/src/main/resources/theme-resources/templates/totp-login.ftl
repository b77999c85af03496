<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "sallyport-other-ways.ftl" as ways>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code'); section>
<!-- template: totp-login.ftl -->

  <#if section = "header">
    ${msg("sallyport.totp.login.title")}
  <#elseif section = "form">
    <p class="pf-v5-u-mb-md">${msg("sallyport.totp.login.text")}</p>
    <form id="sallyport-totp-login-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@field.input name="code" label=msg("sallyport.code.label") autocomplete="one-time-code" autofocus=true />
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-totp-login" label="doContinue" />
      </@buttons.actionGroup>
    </form>
    <@ways.otherWays self="sallyport-totp" />
  </#if>
</@layout.registrationLayout>
