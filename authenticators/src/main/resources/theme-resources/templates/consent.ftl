<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "sallyport-commons.ftl" as commons>
<#import "sallyport-documents.ftl" as documentList>
<@layout.registrationLayout displayMessage=false; section>
<!-- template: consent.ftl -->

  <#if section = "header">
    ${msg("sallyport.consent.title")}
  <#elseif section = "form">
    <@commons.style name="consent" />
    <p class="pf-v5-u-mb-md">${msg("sallyport.consent.text")}</p>
    <#if missing>
      <@commons.notice type="danger" id="sallyport-consent-missing">${msg("sallyport.consent.missing")}</@commons.notice>
    </#if>
    <form id="sallyport-consent-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@documentList.list documents=documents missing=missing describedBy="sallyport-consent-missing" />
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-consent-agree" label="sallyport.consent.agree" />
        <@buttons.button id="sallyport-consent-decline" label="doDecline" type="secondary" name="decline" value="true" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
