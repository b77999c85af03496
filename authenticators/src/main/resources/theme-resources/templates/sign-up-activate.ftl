<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<!-- template: sign-up-activate.ftl -->

  <#if section = "header">
    ${msg("sallyport.signUp.page." + state + ".title")}
  <#elseif section = "form">
    <p id="sallyport-sign-up-${state}" class="pf-v5-u-mb-md">${msg("sallyport.signUp.page." + state)}</p>
    <#if state = "ask">
      <form id="sallyport-sign-up-form" class="${properties.kcFormClass!}" action="${action}" method="post">
        <input type="hidden" name="emailCode" value="${emailCode}">
        <@buttons.actionGroup>
          <@buttons.button id="sallyport-sign-up-activate" label="sallyport.signUp.page.activate" />
        </@buttons.actionGroup>
      </form>
    <#else>
      <p><a id="sallyport-sign-up-login" href="${loginLink}">${msg("sallyport.signUp.page.login")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
