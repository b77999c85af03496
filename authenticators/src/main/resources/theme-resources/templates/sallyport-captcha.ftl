<#-- The captcha of a domain, inside a form: a box to tick (v2), or a script that asks when the form is sent. -->

<#import "sallyport-commons.ftl" as commons>

<#macro error id hidden=false>
  <div id="${id}" role="alert" class="${properties.kcFormHelperTextClass!}" <#if hidden>hidden</#if>>
    <div class="${properties.kcInputHelperTextClass!}">
      <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
        <span class="${properties.kcInputErrorMessageClass!}"><#nested></span>
      </div>
    </div>
  </div>
</#macro>

<#macro widget>
  <#if captcha??>
    <@commons.style name="captcha" />
    <div class="${properties.kcFormGroupClass!}">
      <#if captcha.version == "v2">
        <div id="sallyport-captcha" class="g-recaptcha" data-version="v2" data-sitekey="${captcha.siteKey}"></div>
        <script src="${captcha.script}<#if locale??>?hl=${locale.currentLanguageTag}</#if>" async defer></script>
      <#else>
        <input type="hidden" id="sallyport-captcha" name="g-recaptcha-response"
          data-version="${captcha.version}" data-sitekey="${captcha.siteKey}" data-action="${captcha.action}">
        <script src="${captcha.script}" async defer></script>
      </#if>
      <script type="module" src="${url.resourcesPath}/js/sallyport-captcha.js"></script>
      <@error id="sallyport-captcha-unavailable" hidden=true>${msg("sallyport.captcha.blocked")}</@error>
      <noscript><@error id="sallyport-captcha-script">${msg("sallyport.captcha.script")}</@error></noscript>
      <#if messagesPerField.existsError("captcha")>
        <@error id="input-error-captcha">${messagesPerField.get("captcha")}</@error>
      </#if>
    </div>
  </#if>
</#macro>
