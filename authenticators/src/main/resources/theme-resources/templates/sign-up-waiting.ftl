<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "sallyport-captcha.ftl" as captchas>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('captcha'); section>
<!-- template: sign-up-waiting.ftl -->

  <#if section = "header">
    ${msg("sallyport.signUp.wait.title")}
  <#elseif section = "form">
    <p id="sallyport-sign-up-mailed" class="pf-v5-u-mb-md pf-v5-u-text-break-word">${msg("sallyport.signUp.wait.text", email)}</p>
    <p class="pf-v5-u-mb-md">${msg("sallyport.signUp.wait.help")}</p>
    <form id="sallyport-sign-up-waiting-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@captchas.widget />
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-sign-up-continue" label="sallyport.signUp.wait.continue" name="step" value="continue" />
        <@buttons.button id="sallyport-sign-up-again" label="sallyport.signUp.wait.resend" type="secondary" name="step" value="again" />
        <@buttons.button id="sallyport-sign-up-change" label="sallyport.signUp.wait.change" type="secondary" name="step" value="change" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
