<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<!-- template: two-factor-new-login.ftl -->

  <#if section = "header">
    ${msg(passwordChanged?then("sallyport.two-factor.newLogin.passwordChanged", "sallyport.two-factor.newLogin.title"))}
  <#elseif section = "form">
    <p class="pf-v5-u-mb-md">${msg("sallyport.two-factor.newLogin.text")}</p>
    <@buttons.actionGroup>
      <@buttons.buttonLink id="sallyport-new-login" href=url.loginRestartFlowUrl label="doLogIn" class=["kcButtonPrimaryClass", "kcButtonBlockClass"] />
    </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
