<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "sallyport-captcha.ftl" as captchas>
<@layout.registrationLayout displayMessage=false; section>
<!-- template: sallyport-person.ftl -->

  <#if section = "header">
    ${msg("emailForgotTitle")}
  <#elseif section = "form">
    <p class="pf-v5-u-mb-md">${msg("sallyport.captcha.person")}</p>
    <form id="sallyport-person-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@captchas.widget />
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-person-continue" label="doContinue" />
      </@buttons.actionGroup>
      <p class="pf-v5-u-mt-md"><a id="sallyport-person-login" href="${url.loginUrl}">${msg("backToLogin")}</a></p>
    </form>
  </#if>
</@layout.registrationLayout>
