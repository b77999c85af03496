<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "sallyport-commons.ftl" as commons>
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
      <#list documents as document>
        <div class="pf-v5-u-mb-md">
          <h2 id="${document.key}-title" class="sallyport-document-title pf-v5-u-font-weight-bold">${msg("sallyport.consent." + document.word)}</h2>
          <div class="sallyport-document pf-v5-u-mb-sm" tabindex="0" role="region" aria-labelledby="${document.key}-title">
            ${document.text?no_esc}
          </div>
          <label class="${properties.kcCheckboxClass!}" for="${document.key}">
            <input type="checkbox" id="${document.key}" name="${document.key}" class="${properties.kcCheckboxInputClass!}" value="on"
              <#if document.ticked>checked</#if> <#if missing && !document.ticked>aria-invalid="true" aria-describedby="sallyport-consent-missing"</#if>>
            <span class="${properties.kcCheckboxLabelClass!}">${msg("sallyport.consent." + document.word + ".agree")}</span>
          </label>
        </div>
      </#list>
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-consent-agree" label="sallyport.consent.agree" />
        <@buttons.button id="sallyport-consent-decline" label="doDecline" type="secondary" name="decline" value="true" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
