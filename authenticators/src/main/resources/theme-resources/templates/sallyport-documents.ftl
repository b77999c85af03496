<#-- Documents that somebody agrees to: each in a box that scrolls, with its own tick below it. -->

<#macro list documents missing describedBy="">
  <#list documents as document>
    <div class="sallyport-documents pf-v5-u-mb-md">
      <h2 id="${document.key}-title" class="sallyport-document-title pf-v5-u-font-weight-bold">${msg("sallyport.consent." + document.word)}</h2>
      <div class="sallyport-document pf-v5-u-mb-sm" tabindex="0" role="region" aria-labelledby="${document.key}-title">
        ${document.text?no_esc}
      </div>
      <label class="${properties.kcCheckboxClass!}" for="${document.key}">
        <input type="checkbox" id="${document.key}" name="${document.key}" class="${properties.kcCheckboxInputClass!}" value="on"
          <#if document.ticked>checked</#if> <#if missing && !document.ticked>aria-invalid="true" aria-describedby="${describedBy}"</#if>>
        <span class="${properties.kcCheckboxLabelClass!}">${msg("sallyport.consent." + document.word + ".agree")}</span>
      </label>
    </div>
  </#list>
</#macro>
